import { describe, expect, it } from 'vitest';
import { unknownCode } from '../../src/lib/deploy/inline.ts';

const known = {
  files: ['moved.js'],
  isScript: (text: string) => text === 'settings()',
  isStyle: (text: string) => text === 'p{margin:0}',
};
const page = (head: string, body = '') =>
  `<!doctype html><html lang="zh-CN"><head><title>页</title>${head}</head><body>${body}</body></html>`;
const faults = (html: string, base?: string) => unknownCode([{ path: 'a/index.html', html }], known, base);

describe('code that the source does not know', () => {
  it('is none on a page as the build makes it', () => {
    const head =
      '<script>settings()</script><style>p{margin:0}</style><link rel="stylesheet" href="/_astro/a.css"><link rel="icon" href="/favicon.svg">' +
      '<link rel="icon" href="data:,"><link rel="canonical" href="https://example.org/a/"><link rel="alternate" href="/feed.xml">' +
      '<meta http-equiv="refresh" content="0; url=/issues/679/"><script type="module" src="/_astro/a.js"></script><script src="/moved.js"></script><script type="application/ld+json">{"a":1}</script>';
    const body =
      '<a href="https://example.org/">外站</a><a href="#a1">段</a><a href="mailto:a@example.org">信</a><img src="/charts/a.png" alt="">' +
      '<form action="/search/"><input name="q"></form><svg><use href="#mark"></use></svg><img src="data:image/png;base64,AA" alt="">';
    expect(faults(page(head, body))).toEqual([]);
  });

  it.each([
    ['a script', '<script>fetch("//evil")</script>', ''],
    ['capitals', '<SCRIPT>evil()</SCRIPT>', ''],
    ['a blank in the end tag', '<script>evil()</script >', ''],
    ['a type that still runs', '<script type="application/javascript">evil()</script>', ''],
    ['a module', '<script type="module">evil()</script>', ''],
    ['a map of imports', '<script type="importmap">{"imports":{}}</script>', ''],
    ['rules for loading ahead', '<script type="speculationrules">{}</script>', ''],
    ['the known script with one character more', '<script>settings();</script>', ''],
    ['a script from elsewhere', '<script src="https://evil.example/a.js"></script>', ''],
    ['a script of the same host that no build made', '<script src="/a.js"></script>', ''],
    ['a script that goes up again', '<script src="/_astro/../a.js"></script>', ''],
    ['a script without scheme', '<script src="//evil.example/_astro/a.js"></script>', ''],
    ['a style', '<style>p{margin:0}body{background:url(//evil)}</style>', ''],
    ['a style sheet from elsewhere', '<link rel="stylesheet" href="https://evil.example/a.css">', ''],
    ['a style sheet behind another relation', '<link rel="alternate StyleSheet" href="//evil.example/a.css">', ''],
    ['a module loaded ahead', '<link rel="modulepreload" href="https://evil.example/a.js">', ''],
    ['a page that leads away', '<meta http-equiv="refresh" content="0;url=https://evil.example/">', ''],
    [
      'a page that leads to another host without a scheme',
      '<meta http-equiv="refresh" content="0; url=//evil.example/">',
      '',
    ],
    ['another base of addresses', '<base href="https://evil.example/">', ''],
    ['a handler', '', '<p onclick="evil()">段</p>'],
    ['a handler of a drawing', '', '<svg onload="evil()"></svg>'],
    ['a style attribute', '', '<p style="position:fixed">段</p>'],
    ['an address that runs', '', '<a href="javascript:evil()">看</a>'],
    ['the same, hidden', '', '<a href=" java&#10;script:evil()">看</a>'],
    ['an address with a page in it', '', '<a href="data:text/html,<script>evil()</script>">看</a>'],
    ['a form that sends elsewhere', '', '<form action="https://evil.example/"></form>'],
    ['a button that sends elsewhere', '', '<form><button formaction="//evil.example/">送</button></form>'],
    ['a frame', '', '<iframe src="/about/"></iframe>'],
    ['a frame with a page in it', '', '<iframe srcdoc="<script>evil()</script>"></iframe>'],
    ['an object', '', '<object data="/a.pdf"></object>'],
    ['a picture from elsewhere', '', '<img src="https://evil.example/a.png" alt="">'],
    [
      'a picture from elsewhere among others',
      '',
      '<img srcset="/a.png 1x, //evil.example/a.png 2x" src="/a.png" alt="">',
    ],
    ['a drawing from elsewhere', '', '<svg><image href="https://evil.example/a.svg"/></svg>'],
    ['an animated address', '', '<svg><a><set attributeName="href" to="javascript:evil()"/></a></svg>'],
    ['a template', '', '<template><script>evil()</script></template>'],
    ['a report of clicks', '', '<a href="/" ping="https://evil.example/">首页</a>'],
  ])('%s is found', (_, head, body) => {
    expect(faults(page(head, body)).length).toBeGreaterThan(0);
  });

  it('is told once, with every page that holds it', () => {
    const html = page('<style>evil{}</style>');
    expect(
      unknownCode(
        ['a', 'b', 'c'].map((path) => ({ path, html })),
        known,
      ),
    ).toEqual([{ quote: '<style> evil{}', paths: ['a', 'b', 'c'] }]);
  });

  it('is a script from outside the folder of the site where that lies below a path', () => {
    expect(faults(page('<script src="/bulletin/_astro/a.js"></script>'), '/bulletin/')).toEqual([]);
    expect(faults(page('<script src="/_astro/a.js"></script>'), '/bulletin/')).not.toEqual([]);
  });
});
