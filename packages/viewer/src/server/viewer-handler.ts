import type { MountableHandler } from '@auditreel/core';
import { contentSecurityPolicy, freshNonce, secured } from './security-headers.js';
import { viewerApp } from './viewer-app.js';
import type { ViewerParts } from './viewer-parts.js';

/** The viewer as a handler, made of parts. */
export function viewerHandler(parts: ViewerParts): MountableHandler {
  const app = viewerApp(parts);
  return async function viewer(request, mount) {
    const nonce = freshNonce();
    const basePath = mount.basePath.replace(/\/+$/, '');
    const response = await app.fetch(request, { mount: { ...mount, basePath }, nonce });
    return secured(response, contentSecurityPolicy({ nonce, basePath }));
  };
}
