import { absolute, SITE } from '../site.ts';

/** Lets a browser offer this site's search in its address bar (OpenSearch 1.1). */
export const GET = () => {
  const address = absolute('/search/');
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${SITE.name}</ShortName>
  <Description>检索《${SITE.name}》全文（${SITE.kind}）</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Language>${SITE.language}</Language>
  <Url type="text/html" template="${address}?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return new Response(xml, { headers: { 'content-type': 'application/opensearchdescription+xml' } });
};
