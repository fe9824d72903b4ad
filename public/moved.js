// On the page of a former address: goes to the new one with the choice and the place that the old link carried.
const link = document.querySelector('a[data-moved]');
const target = new URL(link.getAttribute('href'), location.href);
for (const [key, value] of new URLSearchParams(location.search)) target.searchParams.append(key, value);
target.hash = location.hash;
location.replace(target);
