/**
 * Why a mail came back for good.
 * - `hard`: there is no such mailbox, now or any more.
 * - `soft`: the mailbox or its server could not take it; another mail may arrive.
 * - `blocked`: refused for what it says, for its size or for where it comes from. That says nothing of the recipient.
 */
export type Verdict = 'hard' | 'soft' | 'blocked';

/** An enhanced status code (RFC 3463): class, subject, detail. */
const STATUS = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?!\d|\.\d)/;
/** A reply code (RFC 5321 §4.2) of a refusal. */
const REPLY = /(?<![\d.])([45])\d\d(?=[\s#-])/;

/** The first enhanced status in a text; null when there is none. */
export function statusIn(text: string): string | null {
  return STATUS.exec(text)?.[0] ?? null;
}

/** What the words of servers say where their codes do not, in the order in which they are looked for. */
const WORDS: readonly (readonly [Verdict, RegExp])[] = [
  ['soft', /receiving mail (too quickly|at a rate)|too many (messages|mails)|temporar(y|ily)|greylist/i],
  [
    'soft',
    /mailbox.{0,20}\bfull|full mailbox|quota|(mailbox|storage).{0,20}(limit|exceed)|insufficient.{0,10}storage|out of storage|(邮箱|空间|容量).{0,8}(已满|满了|不足|超限)/i,
  ],
  [
    'blocked',
    /\bspam|block ?list|black ?list|\b(rbl|dnsbl|spf|dkim|dmarc)\b|reputation|\bpolicy\b|content (denied|rejected)|frequency limited|\b(dt:sp|mi:|hl:|rp:)|virus|malware|phish|message.{0,12}(too (large|big)|size)|(sender|your (ip|domain)).{0,20}(reject|den|block)|垃圾邮件|黑名单|病毒|频率|(内容|策略|信誉).{0,8}(拒|违|限|低)|拦截/i,
  ],
  [
    'hard',
    /(unknown|invalid|no such|bad destination|inactive).{0,10}(user|recipient|mailbox|account|address|person|domain)|(user|recipient|mailbox|account|address|domain|host|host or domain name)\b.{0,60}(unknown|not found|no longer|n[o']t exist|not be found|disabled|suspended|inactive|invalid|unavailable|not known)|doesn't have an? .{0,40}account|recipient address rejected: access denied|no mailbox here|(用户|收件人|邮箱|邮箱地址|地址|账号|帐号|域名).{0,60}(不存在|无效|停用|注销|禁用|冻结)|无此(用户|收件人|邮箱)|查无此/i,
  ],
];

function wordsSay(text: string): Verdict | null {
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** What a status of class 5 means, by `subject.detail` or by its subject. `words`: it is given for many things, so the words are heard first. */
interface Meaning {
  readonly means: Verdict;
  readonly words?: true;
}
/** By the subjects of RFC 3463 §3, and the details that IANA's SMTP Enhanced Status Codes registry adds to them. */
const MEANINGS: { readonly [code: string]: Meaning } = {
  // Addressing. 1.7 and 1.8 are about the sender's address; 1.5 says that the address is good.
  '1': { means: 'hard' },
  '1.0': { means: 'hard', words: true },
  '1.5': { means: 'soft', words: true },
  '1.7': { means: 'blocked' },
  '1.8': { means: 'blocked' },
  // The mailbox: disabled, full, message too long for it.
  '2': { means: 'soft', words: true },
  '2.1': { means: 'hard', words: true },
  '2.2': { means: 'soft' },
  '2.3': { means: 'blocked' },
  // The mail system: 3.4 is a message too big for it.
  '3': { means: 'soft', words: true },
  '3.4': { means: 'blocked' },
  // Network and routing: 4.4 is a domain that leads nowhere; Exchange gives 4.1 to addresses that its directory does not know.
  '4': { means: 'soft', words: true },
  '4.4': { means: 'hard' },
  '4.7': { means: 'soft' },
  '4.310': { means: 'hard' },
  // The protocol, the content, security and policy. 7.17 and 7.18: the mailbox or the domain is another's now (RFC 7293 §14).
  '5': { means: 'blocked', words: true },
  '6': { means: 'blocked' },
  '7': { means: 'blocked' },
  '7.17': { means: 'hard' },
  '7.18': { means: 'hard' },
};
const UNDEFINED: Meaning = { means: 'soft', words: true };

/** What a refusal means: the status that says most, then the words, then the reply code. A temporary one that lasted until the mail was given up is `soft`. */
export function verdictOf(
  status: string | null,
  text: string,
): { readonly kind: Verdict; readonly status: string | null } {
  const decisive = moreTelling(status, statusIn(text));
  if (decisive === null) {
    const passing = REPLY.exec(text)?.[1] === '4';
    return { kind: passing ? 'soft' : (wordsSay(text) ?? UNDEFINED.means), status: null };
  }
  const [kind, subject, detail] = decisive.split('.');
  if (kind !== '5') return { kind: 'soft', status: decisive };
  const { means, words } = MEANINGS[`${subject}.${detail}`] ?? MEANINGS[`${subject}`] ?? UNDEFINED;
  return { kind: words ? (wordsSay(text) ?? means) : means, status: decisive };
}

/** Some servers put 5.0.0 (undefined, RFC 3463 §3.1) beside the code that the other side gave. */
function moreTelling(given: string | null, quoted: string | null): string | null {
  if (given === null) return quoted;
  return /\.0\.0$/.test(given) && quoted !== null ? quoted : given;
}
