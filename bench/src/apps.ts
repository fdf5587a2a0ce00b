import type { App, AppOptions } from './app.ts';

/** A framework is loaded by its own variants alone: Next, for one, changes globals of the process. */
export async function createApp(options: AppOptions): Promise<App> {
  const { variant } = options;
  if (variant.startsWith('next-')) return (await import('./next-app.ts')).nextApp(options);
  if (variant.startsWith('trpc-express-')) {
    return (await import('./trpc-express-app.ts')).trpcExpressApp(options);
  }
  if (variant.startsWith('trpc-standalone-')) {
    return (await import('./trpc-standalone-app.ts')).trpcStandaloneApp(options);
  }
  if (variant.startsWith('uploads-')) return (await import('./audit-app.ts')).auditApp(options);
  return (await import('./express-apps.ts')).expressApp(options);
}
