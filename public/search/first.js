// Until the program of the search has come: says that the question of the address is being asked, and if the program does not come
// or does not run, what to do. Stands before the rest of the page, so that the page never looks as if nothing had been asked.
{
  const main = document.getElementById('main');
  const status = main.querySelector('[data-status]');
  const parameters = new URLSearchParams(location.search);
  const asked = parameters.get('q') || '';
  // In another encoding than UTF-8 it is read by the program alone.
  const typed = asked.includes('\uFFFD') ? '' : asked.trim();
  const echo = typed.length > 30 ? `${typed.slice(0, 30)}……` : typed;
  if (asked.trim() || main.dataset.facetKeys.split(' ').some((key) => parameters.get(key))) {
    main.dataset.search = 'searching';
    main.querySelector('input[type="search"]').value = typed && asked;
    status.textContent = status.dataset.busy.replace('%', () => typed && `“${echo}”`);
  }
  const fail = () => {
    if (main.dataset.connected !== undefined) return;
    main.dataset.search = 'done';
    status.textContent = status.dataset.noProgram;
  };
  addEventListener(
    'error',
    ({ target, filename }) => {
      if (filename ? filename.includes('/_astro/') : target instanceof HTMLScriptElement && target.type === 'module') fail();
    },
    true,
  );
  setTimeout(fail, 15000);
}
