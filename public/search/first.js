// Until the program of the search has come: says that the question of the address is being asked, and if the program does not come
// or does not run, what to do. Stands before the rest of the page, so that the page never looks as if nothing had been asked.
{
  const main = document.getElementById('main');
  const status = main.querySelector('[data-status]');
  const parameters = new URLSearchParams(location.search);
  const typed = (parameters.get('q') || '').trim();
  const echo = typed.length > 30 ? `${typed.slice(0, 30)}……` : typed;
  if (typed || main.dataset.facetKeys.split(' ').some((key) => parameters.get(key))) {
    main.dataset.search = 'searching';
    main.querySelector('input[type="search"]').value = parameters.get('q') || '';
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
