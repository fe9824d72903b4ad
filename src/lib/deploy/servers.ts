import { type Header, type InlineHashes, OPEN_ENDINGS, TRANSPORT, zones } from './headers.ts';

/** The headers in the words of each server. */

/** What no reader asks for: files with a dot before their name, and the compressed forms by themselves. */
const HIDDEN = '/\\.(?!well-known)|\\.(?:gz|br)$';

/** Where the site stands on the server. */
interface Place {
  /** The folder that is the root of the host; the site lies in it below `base`. */
  root: string;
  /** Path below which the site stands on its host, with a slash at both ends. */
  base: string;
}

/**
 * A `server` block for nginx ≥ 1.21: pre-compressed files, types, headers, the page for what is not there. Its own block,
 * so it may speak for the whole host: all must be asked for encrypted once it was.
 */
export function toNginx(hashes: InlineHashes, { listen, ...place }: Place & { listen: string }): string {
  // Public sites must answer IPv6 too; whoever names an address means that one alone.
  const listens = /^\d+$/u.test(listen) ? [listen, `[::]:${listen}`] : [listen];
  return `# Made by the build; put it beside the site and include it in http { }.
# Empty, and so not sent, where neither this server nor the proxy before it encrypts.
map "$scheme $http_x_forwarded_proto" $lianluo_transport {
    default "";
    "~https" "${TRANSPORT[1]}";
}
server {
${listens.map((each) => `    listen ${each};`).join('\n')}
    server_tokens off;
${locations(hashes, place, [[TRANSPORT[0], '$lianluo_transport']])}}
`;
}

/** The same for a server that has other sites: to be included in its `server { }`. It says nothing about the host. */
export function toNginxLocation(hashes: InlineHashes, place: Place): string {
  return `# Made by the build; include it in the server { } that is there.
${locations(hashes, place, [])}`;
}

/** @param more headers that every answer has besides those of its zone */
function locations(hashes: InlineHashes, { root, base }: Place, more: readonly Header[]): string {
  const { embed, engine, immutable, open, rest } = zones(hashes, base);
  const add = (headers: readonly Header[], indent: string) =>
    [...headers, ...more]
      .map(([name, value]) => `${indent}add_header ${name} ${value.startsWith('$') ? value : `"${value}"`} always;`)
      .join('\n');
  const withSlash =
    base === '/'
      ? ''
      : `    location = ${base.slice(0, -1)} {\n        absolute_redirect off;\n        return 301 ${base};\n    }\n`;
  return `${withSlash}    location ${base} {
        root ${root};
        index index.html;
        # Behind a proxy neither its name, scheme nor port are known here.
        absolute_redirect off;
        charset utf-8;
        charset_types text/plain text/css text/csv text/javascript application/javascript application/json application/feed+json application/xml application/atom+xml image/svg+xml;
        gzip_static on;
        gzip_vary on;
        error_page 404 ${base}404.html;
        try_files $uri $uri/ =404;

        types {
            text/html html;
            text/css css;
            text/javascript js;
            text/plain txt;
            text/csv csv;
            application/json json;
            application/xml xml;
            image/svg+xml svg;
            image/png png;
            application/epub+zip epub;
            application/vnd.apache.parquet parquet;
            application/octet-stream bin pagefind pf_fragment pf_index pf_meta;
            application/wasm wasm;
        }

${add(rest, '        ')}

        location ~ ${embed.pattern} {
${add(embed.headers, '            ')}
            try_files $uri $uri/ =404;
        }

        location ${base}pagefind/ {
${add(engine.headers, '            ')}
            try_files $uri =404;
        }

        location ${base}_astro/ {
${add(immutable.headers, '            ')}
            try_files $uri =404;
        }

        location ~ (feed\\.xml)$ {
${add(open.headers, '            ')}
            types { application/atom+xml xml; }
            try_files $uri =404;
        }

        location ~ (feed\\.json)$ {
${add(open.headers, '            ')}
            types { application/feed+json json; }
            try_files $uri =404;
        }

        location ~ ${HIDDEN} {
            return 404;
        }

        location ~ ${open.pattern} {
${add(open.headers, '            ')}
            try_files $uri =404;
        }
    }
`;
}

/**
 * A site block for Caddy 2. A name is that of the site, for which Caddy gets a certificate; an address is only where it
 * listens, whatever it is called.
 */
export function toCaddy(hashes: InlineHashes, { listen, root, base }: Place & { listen: string }): string {
  const [, host = '', port = listen] = /^(.+):(\d+)$/u.exec(listen) ?? [];
  const isAddress = /^[\d.]+$|^\[|^\*$/u.test(host);
  const site = host && !isAddress ? listen : `:${port}`;
  const bind = isAddress && host !== '*' ? `\tbind ${host.replaceAll(/[[\]]/gu, '')}\n` : '';
  const { embed, engine, immutable, open, rest } = zones(hashes, base);
  const block = (matcher: string, headers: readonly Header[]) =>
    `\theader ${matcher} {\n${headers.map(([name, value]) => `\t\t${name} "${value}"`).join('\n')}\n\t}\n`;
  const below = base === '/' ? '' : `path ${base}*\n\t\t`;
  return `# Made by the build.
${site} {
${bind}\troot * ${root}
\t@hidden {
\t\tpath_regexp /\\.|\\.(?:gz|br)$
\t\tnot path /.well-known/*
\t}
\terror @hidden 404
\t@embed path_regexp ${embed.pattern}
\t@engine path ${engine.glob}
\t@immutable path ${immutable.glob}
\t@rest {
\t\t${below}not path_regexp ${embed.pattern}|${engine.pattern}|${immutable.pattern}
\t}
\t@open {
\t\t${below}path_regexp \\.(?:${OPEN_ENDINGS.join('|')})$
\t\tnot path ${open.closed.join(' ')}
\t}
\t@encrypted protocol https
\theader @encrypted ${TRANSPORT[0]} "${TRANSPORT[1]}"
\theader @open ${open.headers.at(-1)?.join(' ')}
${block('@rest', rest)}${block('@embed', embed.headers)}${block('@engine', engine.headers)}${block('@immutable', immutable.headers)}\t@atom path_regexp feed\\.xml$
\theader @atom Content-Type "application/atom+xml; charset=utf-8"
\t@feed path_regexp feed\\.json$
\theader @feed Content-Type "application/feed+json; charset=utf-8"
\t@parquet path *.parquet
\theader @parquet Content-Type application/vnd.apache.parquet
\tfile_server {
\t\tprecompressed br gzip
\t}
\thandle_errors {
\t\trewrite * ${base}404.html
\t\tfile_server
\t}
}
`;
}

/** `_headers`, as Netlify, Cloudflare Pages and others read it: later rules add to and replace earlier ones. */
export function toHeadersFile(hashes: InlineHashes, base: string): string {
  const { embed, engine, immutable, open, rest: common } = zones(hashes, base);
  // These hosts encrypt always.
  const rest = [...common, TRANSPORT];
  const rule = (path: string, headers: readonly Header[]) =>
    `${path}\n${headers.map(([name, value]) => `  ${name}: ${value}`).join('\n')}\n`;
  const only = (headers: readonly Header[]) =>
    headers.filter((header) => !rest.some(([name, value]) => name === header[0] && value === header[1]));
  // Cloudflare joins values of one name: what a zone replaces is first taken away with "! Name".
  const replace = (path: string, headers: readonly Header[]) =>
    `${path}\n${only(headers)
      .map(([name, value]) => `  ! ${name}\n  ${name}: ${value}`)
      .join('\n')}\n`;
  return [
    rule(`${base}*`, rest),
    replace(embed.glob, embed.headers),
    replace(engine.glob, engine.headers),
    replace(immutable.glob, immutable.headers),
    ...open.globs.map((glob) => rule(glob, open.headers.slice(-1))),
    ...open.closed.map((glob) => `${glob}\n  ! ${open.headers.at(-1)?.[0]}\n`),
  ].join('\n');
}
