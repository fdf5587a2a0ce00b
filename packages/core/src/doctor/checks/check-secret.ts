import type { SecretError } from '../../errors.js';
import type { Keys } from '../../session/keys.js';
import type { Check } from '../check.js';
import { type Finding, found } from '../finding.js';
import { exampleValues } from '../host/example-values.js';
import { isGuessable, looksLikePlaceholder } from '../host/secret-strength.js';

const MEND =
  'AUDITREEL_SECRET="$(openssl rand -base64 32)"   # in the environment, the same for every process';

/** Whether nobody can guess the secret. It is never printed, and no part of it. */
export const checkSecret: Check = {
  name: 'secret',
  title: 'Secret',
  run: async (host) => {
    const { keys } = (await host.rooms()).options;
    const refused = refusalOf(keys);
    if (refused !== null) return [refused];
    const texts = keys.verifying().map((key) => new TextDecoder().decode(key));
    const examples = new Set(exampleValues(host.cwd));
    const findings = texts.flatMap((text, index) =>
      judge(text, { examples, which: nameOf(index, texts.length) }),
    );
    return findings.length > 0 ? findings : [found('secret.ok', saysGood(texts.length))];
  },
};

/** The error's own first sentence says how many characters there are, and not which. */
function refusalOf(keys: Keys): Finding | null {
  try {
    keys.verifying();
    return null;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== SECRET_ERROR) throw error;
    const isMissing = error.message.startsWith('The secret is missing');
    const says = isMissing ? 'There is no secret here: is it set where you ran this?' : firstSentence(error);
    return found(isMissing ? 'secret.missing' : 'secret.short', says, MEND);
  }
}

/** By name: the host may have another copy of the class. */
const SECRET_ERROR: SecretError['name'] = 'SecretError';

function firstSentence({ message }: Error): string {
  return `${message.split('.', 1)[0] ?? ''}; at least 32 are needed.`;
}

interface Judging {
  readonly examples: ReadonlySet<string>;
  readonly which: string;
}

function judge(text: string, { examples, which }: Judging): readonly Finding[] {
  if (examples.has(text)) {
    return [found('secret.example', `${which} is the one in .env.example, which everybody can read.`, MEND)];
  }
  if (looksLikePlaceholder(text)) {
    return [found('secret.placeholder', `${which} looks like a placeholder that nobody replaced.`, MEND)];
  }
  if (isGuessable(text)) {
    return [
      found(
        'secret.weak',
        `${which} has little chance in it: few characters, or the same again and again.`,
        MEND,
      ),
    ];
  }
  return [];
}

function nameOf(index: number, count: number): string {
  return count === 1 ? 'The secret' : `Secret ${index + 1} of ${count}`;
}

function saysGood(count: number): string {
  return count === 1
    ? 'The secret is long and hard to guess.'
    : `All ${count} secrets are long and hard to guess.`;
}
