import { type Browser, chromium } from 'playwright-core';

export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
}

/** As it names itself. */
export async function browserVersion(executablePath: string): Promise<string> {
  const browser = await launchBrowser(executablePath);
  const version = browser.version();
  await browser.close();
  return version;
}
