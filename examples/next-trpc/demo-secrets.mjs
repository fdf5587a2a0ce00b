import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const secret = () => randomBytes(32).toString('base64');

// For the demo only: a real app gets its secrets from where it runs. What is set there goes before this file.
try {
  const lines = `BETTER_AUTH_SECRET="${secret()}"\nAUDITREEL_SECRET="${secret()}"\n`;
  writeFileSync('.env', lines, { flag: 'wx', mode: 0o600 });
  console.log('Wrote .env, with new secrets for this demo.');
} catch (error) {
  if (error.code !== 'EEXIST') throw error;
}
