/** The built client, embedded as strings. */
export interface ViewerAssets {
  readonly script: ViewerAsset;
  readonly style: ViewerAsset;
}

export interface ViewerAsset {
  /** File name with a hash of the body: `app-<hash>.js`. */
  readonly name: string;
  readonly body: string;
}
