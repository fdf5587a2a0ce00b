import { type Finding, found } from '../finding.js';
import { askServer, saysOf } from './ask-server.js';
import type { RecorderTag } from './recorder-tag.js';

/** What is wrong with the recorder's tag, or with what the server gives for it; `path` is the audit's. */
export async function scriptFindings(tag: RecorderTag, path: string): Promise<readonly Finding[]> {
  return [...ofTag(tag, path), ...(await ofServer(tag, path))];
}

function ofTag({ script, isLate }: RecorderTag, path: string): readonly Finding[] {
  const { attributes } = script;
  const line = `<script src="${path}/recorder.js"></script>   <!-- first in <head> -->`;
  const waits = ['async', 'defer'].filter((name) => attributes.has(name));
  if (attributes.get('type') === 'module') waits.push('type="module"');
  if (waits.length > 0) {
    const says = `The recorder's tag has ${waits.join(' and ')}: requests that are sent before it runs are not tagged.`;
    return [found('page.script_waits', says, line)];
  }
  if (!isLate) return [];
  return [
    found('page.script_late', "Other scripts run before the recorder's: what they send is not tagged.", line),
  ];
}

async function ofServer({ url }: RecorderTag, path: string): Promise<readonly Finding[]> {
  if (!url.pathname.endsWith(`${path}/recorder.js`)) {
    const says = `The page asks for ${url.pathname}, and the routes of your audit are below ${path}.`;
    const asked = url.pathname.slice(0, -'/recorder.js'.length);
    const mend = `createAudit({ path: '${asked}', … }), or: <script src="${path}/recorder.js"></script>`;
    return [found('page.other_path', says, mend)];
  }
  const answer = await askServer(url);
  const isRecorder = /javascript/.test(answer.type) && answer.text.includes('auditreel');
  if (answer.status === 200 && isRecorder) return [];
  const says = `${url.pathname} gives ${saysOf(answer)}, and not the recorder.`;
  const mend = 'app.use(auditMiddleware(audit));   // before login guards, static files and fallbacks';
  return [found('page.script_broken', says, mend)];
}
