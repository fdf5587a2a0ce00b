/** Whether this is the viewer's page, which must never record itself. */
export function isViewer(): boolean {
  return document.querySelector('meta[name="auditreel-viewer"]') !== null;
}
