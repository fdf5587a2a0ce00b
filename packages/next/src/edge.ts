/** What the package is in the Edge runtime: there is nothing of Node there to record with, and the host is told so. */
function unavailable(): never {
  throw new Error(
    "@auditreel/next needs Node.js. Take `export const runtime = 'edge'` out of this route (or middleware): Next runs it in Node.js then.",
  );
}

export {
  unavailable as mount,
  unavailable as mountPages,
  unavailable as mountRecorder,
  unavailable as mountRecorderPages,
  unavailable as withAudit,
  unavailable as withAuditAction,
};
