/** How a secret looks, whatever it is called. */
export interface SecretShape {
  readonly name: string;
  readonly pattern: RegExp;
  /** A closer look at a match. Absent: every match is a secret. */
  readonly check?: (match: string) => boolean;
  /** `page`: too common in data to be redacted in records, but masked on recorded pages. */
  readonly scope: 'everywhere' | 'page';
}

/** Names that mark a value as secret, as single words or as neighbours joined. */
const SECRET_WORDS: ReadonlySet<string> = new Set(
  (
    'password passwd passwort pwd pass passphrase passcode token secret authorization auth cookie cookies otp totp ' +
    'ssn card pan cvv cvc iban jwt bearer credential credentials apikey accesskey privatekey secretkey ' +
    'signingkey encryptionkey sessionid setcookie recoverycode recoverycodes backupcode backupcodes ' +
    'securitycode pin mfacode verificationcode creditcard cardnumber accountnumber routingnumber ' +
    'socialsecurity socialsecuritynumber mnemonic seedphrase xapikey csrf xsrf'
  ).split(' '),
);

/** Names written as one word, `newpassword` or `accesstoken`: what they begin or end with. */
const RUN_TOGETHER = /^(?:password|passwd)|(?:password|passwd|passphrase|passcode|token|secret|apikey)s?\d*$/;

/** The shapes shared by redaction on the server and masking in the browser. */
export const SECRET_SHAPES: readonly SecretShape[] = [
  { name: 'jwt', pattern: /\beyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*){0,3}/g, scope: 'everywhere' },
  { name: 'bearer', pattern: /\b(?:bearer|basic)\s+[\w~+/.=-]{8,}/gi, scope: 'everywhere' },
  {
    name: 'pem',
    pattern: /-----BEGIN [A-Z0-9 ]{3,40}-----[\s\S]*?(?:-----END [A-Z0-9 ]{3,40}-----|$)/g,
    scope: 'everywhere',
  },
  { name: 'otpauth', pattern: /\botpauth(?:-migration)?:\/\/\S+/gi, scope: 'everywhere' },
  {
    name: 'key',
    pattern:
      /\b(?:(?:sk|pk|rk|ak|api|key)[_-](?:live|test|prod|proj|ant|or|svcacct)[_-][\w-]{8,}|[a-z]{2,10}_(?:live|test|prod|secret)_\w{8,}|sk-[\w-]{16,}|gh[oprsu]_\w{16,}|github_pat_\w{16,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|xapp-[\w-]{10,}|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{30,}|npm_\w{30,}|SG\.[\w-]{16,}\.[\w-]{16,}|whsec_[\w+/=]{16,}|shp(?:at|ca|pa|ss)_\w{16,}|do[op]_v1_\w{16,}|hf_\w{16,}|ya29\.[\w-]{16,}|lin_api_\w{16,}|pypi-[\w-]{16,}|AGE-SECRET-KEY-\w{16,}|dapi[a-f0-9]{32})/g,
    scope: 'everywhere',
  },
  {
    name: 'url-password',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@:]{0,256}:[^\s/@]{1,256}@/gi,
    scope: 'everywhere',
  },
  {
    name: 'card',
    // Thirteen digits that begin with 1 are a time in ms until the year 2033, and no network's card.
    pattern: /(?<![\d.-])(?!1\d{12}(?!\d))\d(?:[ -]?\d){12,18}(?![\d-])/g,
    check: isCardNumber,
    scope: 'everywhere',
  },
  {
    name: 'recovery-code',
    pattern: /(?<![\w-])[a-z0-9]{3,8}(?:-[a-z0-9]{3,8}){1,7}(?![\w-])/gi,
    check: hasLetterAndDigit,
    scope: 'page',
  },
  { name: 'opaque', pattern: /(?<![\w-])[\w-]{24,}(?![\w-])/g, check: looksOpaque, scope: 'page' },
];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Whether a field's name says that its value is secret, in any case style.
 * @example isSecretName('newPassword') // true
 */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  return words.some(
    (word, i) =>
      RUN_TOGETHER.test(word) ||
      isSecretWord(word) ||
      isSecretWord(words.slice(i, i + 2).join('')) ||
      isSecretWord(words.slice(i, i + 3).join('')),
  );
}

/**
 * The text with everything that looks like a secret replaced.
 * @example maskSecrets('key sk_live_0123456789abcdef', 'everywhere', () => '[redacted]') // 'key [redacted]'
 */
export function maskSecrets(
  text: string,
  scope: SecretShape['scope'],
  mask: (match: string) => string,
): string {
  if (text.length < 7) return text;
  let masked = text;
  for (const shape of SECRET_SHAPES) {
    if (shape.scope === 'page' && scope !== 'page') continue;
    masked = masked.replace(shape.pattern, (match) =>
      shape.check && !shape.check(match) ? match : mask(match),
    );
  }
  return masked;
}

/** Also numbered, and several of them. */
function isSecretWord(word: string): boolean {
  return SECRET_WORDS.has(word) || SECRET_WORDS.has(word.replace(/\d+$|s$/, ''));
}

function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Luhn's check over 13 to 19 digits (ISO/IEC 7812-1). */
function isCardNumber(match: string): boolean {
  const digits = match.replace(/\D/g, '');
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

function hasLetterAndDigit(match: string): boolean {
  return /[a-z]/i.test(match) && /\d/.test(match);
}

function looksOpaque(match: string): boolean {
  if (UUID.test(match)) return false;
  return /\d/.test(match) && /[a-z]/i.test(match) && /[a-z0-9]{12,}/i.test(match);
}
