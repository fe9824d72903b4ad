/** A drawing of ours as a node of the page, without ever being read as HTML. */
export function toSvgNode(source: string): Element {
  const named = source.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
  return document.importNode(new DOMParser().parseFromString(named, 'image/svg+xml').documentElement, true);
}
