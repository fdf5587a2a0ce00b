import type { IncomingMessage } from 'node:http';
import type { RequestEnd } from '@auditreel/core/adapter';
import { hostConfigOf } from './host-config.js';
import { matchOf } from './match-of.js';
import { routeTemplate } from './route-template.js';
import { serverActionOf } from './server-action-of.js';

/** Where Next answered a request, as far as it says so. */
export function endOf(request: IncomingMessage): Partial<RequestEnd> {
  const match = matchOf(request);
  const config = hostConfigOf(request);
  if (match === null || config === null) return {};
  return {
    route: config.basePath + routeTemplate(match.pathname),
    serverAction: match.kind === 'APP_PAGE' ? serverActionOf(request, config.distDir) : null,
  };
}
