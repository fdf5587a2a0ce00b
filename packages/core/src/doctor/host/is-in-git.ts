import { execFile } from 'node:child_process';

/** Whether git would take a directory's files into its history; false where there is no repository, or no git. */
export function isInGit(directory: string): Promise<boolean> {
  return new Promise((resolve) => {
    // 0: ignored, 1: not ignored, 128: no repository.
    execFile('git', ['-C', directory, 'check-ignore', '--quiet', 'spool/any.spool'], (error) => {
      resolve(error?.code === 1);
    });
  });
}
