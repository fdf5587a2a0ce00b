/** Stands for the recorder's built bundle, so that these tests need no build. */
export const recorderScripts: {
  readonly stubScript: string;
  readonly recorderScript: string;
  readonly recorderHash: string;
} = { stubScript: '/* stub */', recorderScript: '/* recorder */', recorderHash: 'abc123' };
