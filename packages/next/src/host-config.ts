import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { META, readPath } from './match-of.js';

/** What of a Next app's configuration its records need. */
export interface HostConfig {
  /** Empty, or like `/shop`. */
  readonly basePath: string;
  /** Absolute path of `.next`. */
  readonly distDir: string;
}

/** Next's server keeps one entry an app here, by the app's folder; undocumented, and held against each version by the tests. */
const SERVERS = Symbol.for('@next/router-server-methods');

export function hostConfigOf(request: IncomingMessage): HostConfig | null {
  const project = readPath(request, [META, 'relativeProjectDir']);
  const folder = typeof project === 'string' ? project : '';
  const config = readPath(globalThis, [SERVERS, folder, 'nextConfig']);
  const basePath = readPath(config, ['basePath']);
  const distDir = readPath(config, ['distDir']);
  if (typeof basePath !== 'string' || typeof distDir !== 'string') return null;
  return { basePath, distDir: join(process.cwd(), folder, distDir) };
}
