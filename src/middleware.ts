import { defineMiddleware } from 'astro:middleware';
import { breakHeadings } from './lib/reading/title-html.ts';

/** What is done to every page when it is finished. */
export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const { status, statusText, headers } = response;
  return new Response(breakHeadings(await response.text()), { status, statusText, headers });
});
