/** A body that a recorder has sent, as it arrived. */
export interface Upload {
  readonly path: string;
  /** When it had arrived: ms on the clock of `performance.now()`. */
  readonly at: number;
  readonly body: Buffer;
  /** What it was answered. */
  readonly status: number;
}

/** Bytes that arrived in a stretch of time. */
export interface Volume {
  /** Events, with whatever stands around them. */
  readonly recording: number;
  /** Style sheets, images and fonts that are sent beside them. */
  readonly assets: number;
}

/** What arrived from one moment up to another, both on the clock of {@link Upload.at}. */
export function volumeOf(uploads: readonly Upload[], from: number, until: number): Volume {
  const arrived = uploads.filter(({ at }) => at >= from && at < until);
  const bytesOf = (those: readonly Upload[]): number => those.reduce((sum, { body }) => sum + body.length, 0);
  return {
    recording: bytesOf(arrived.filter((upload) => !isOfAssets(upload))),
    assets: bytesOf(arrived.filter(isOfAssets)),
  };
}

/**
 * @throws Error when one was refused: what follows would be the figures of a recorder that gave up
 */
export function checkUploads(uploads: readonly Upload[]): void {
  const refused = uploads.find(({ status }) => status >= 400);
  if (refused) throw new Error(`An upload to ${refused.path} was answered ${refused.status}.`);
}

function isOfAssets({ path }: Upload): boolean {
  return path.endsWith('/assets');
}
