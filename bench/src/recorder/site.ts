/** A page of the bench and everything that it loads. */
export interface Site {
  readonly name: 'light' | 'heavy';
  /** `{recorder}` in it becomes the recorder's script tags. */
  readonly html: string;
  /** Files by their path. */
  readonly files: ReadonlyMap<string, SiteFile>;
  /** Nodes that its document has once it is loaded; a run fails where it is far from that. */
  readonly nodes: number;
}

export interface SiteFile {
  readonly type: string;
  readonly body: string | Buffer;
}
