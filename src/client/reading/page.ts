import lightStyle from '../../styles/light.css?url';

/**
 * What the page of an issue loads at first, kept small: everything else comes when a reader asks for it by
 * pointing, by focus, by a link from the search, or by a screen wide enough for notes.
 */
export function connectReading(text: HTMLElement): void {
  // Older browsers read black on white until the colours are there.
  if (!CSS.supports('color', 'light-dark(red, red)')) {
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: lightStyle });
    document.head.append(sheet);
  }
  const arrive = async () => {
    if (location.hash && !document.getElementById(location.hash.slice(1)))
      await import('./fragment.ts').then(
        ({ goToPlaceMeant }) => goToPlaceMeant(),
        () => undefined,
      );
  };
  void arrive().then(async () => {
    if (new URLSearchParams(location.search).has('mark')) (await import('./marks.ts')).markFound();
  });
  addEventListener('hashchange', arrive);
  const events = ['pointerover', 'focusin', 'click'] as const;
  let missed: Event[] = [];
  const wake = (event: Event) => {
    // A paragraph's own link waits for its menu, also while the module is on its way.
    if (event.type === 'click' && event.target instanceof Element && event.target.closest('.permalink'))
      event.preventDefault();
    // Pointing comes before clicking: a click while the module is on its way is not lost.
    if (missed.push(event) > 1) return;
    import('./handles.ts').then(
      ({ connectHandles }) => {
        for (const name of events) text.removeEventListener(name, wake);
        connectHandles(text, missed);
      },
      () => {
        // No network now: the links are plain links, and the next pointing tries again.
        const link = missed.findLast((each) => each.type === 'click')?.target;
        missed = [];
        if (link instanceof Element)
          location.hash = link.closest<HTMLAnchorElement>('.permalink')?.hash ?? location.hash;
      },
    );
  };
  for (const name of events) text.addEventListener(name, wake);
  const wide = matchMedia('(min-width: 88rem)');
  const showNotes = () => {
    if (wide.matches) void import('./margin.ts').then(({ fillMargin }) => fillMargin(text));
  };
  wide.addEventListener('change', showNotes, { once: true });
  showNotes();
}
