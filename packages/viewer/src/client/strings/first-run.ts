/** What a newcomer reads before the app has made anything to look at. */
export const FIRST_RUN = {
  title: 'Nothing of the app is recorded yet',
  hint: 'This page works, and reads your storage. What may be missing:',
  records: 'Records',
  recordsHint:
    'One appears as soon as somebody signs in or changes something. None comes? The first of these lines must stand before the routes of Express, or the second in the instrumentation.ts of Next.js:',
  express: 'app.use(auditMiddleware(audit))',
  next: 'instrument(audit)',
  recordings: 'Recordings',
  noSessions:
    'No page has loaded the recorder. Put it first in <head>, not async, under the path that your audit serves it from:',
  script: '<script src="/api/auditreel/recorder.js"></script>',
  noChunks:
    'A page has loaded the recorder, and nothing has arrived of its recording. The first piece comes within ten seconds; if it does not, the browser’s console or a Content-Security-Policy says why.',
  chunks: 'They arrive.',
  doctor: 'This looks for what is missing, and says how to mend it:',
  doctorCommand: 'npx auditreel doctor',
} as const;
