/**
 * Names of enterprises and firms as the platform compares them: who writes `Northwind, Inc.` and who writes `NORTHWIND INC` mean the same.
 * Only the way of writing and the legal form are taken away. `集团`, `Group` or a place in brackets tell bodies apart and stay, and
 * simplified and traditional characters remain two (their conversion is not one to one).
 */

/** Legal forms behind a name, without the dots and spaces they may be written with (`S. à r.l.`, `G.m.b.H.`, `Sp. z o.o.`). */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  [
    // English
    'inc incorporated corp corporation co company ltd limited llc llp lllp lp plc pllc pc pa pty pte pvt private sdnbhd bhd',
    // German, Dutch, Nordic
    'gmbh mbh ggmbh ag kg kgaa ohg gbr ug ev eg se partg partgmbb mbb bv nv cv vof ab aktiebolag as asa aps oy oyj',
    // French, Italian, Spanish, Portuguese
    'sa sas sasu sarl eurl scs scp selarl spa srl srls sl slu slp sapi sadecv srldecv ltda limitada eireli sociedadanonima',
    // Central and eastern Europe, Turkey
    'spzoo spk sro kft zrt nyrt doo dd ad ood eood sti',
    // Chinese, Japanese and Korean, transcribed or as ㈱ and ㈜
    'youxiangongsi kabushikikaisha kk godokaisha gk yugenkaisha chusikhoesa 株 有 주 유',
  ].flatMap((line) => line.split(' ')),
);

/** What stands in front and is no part of the name: ООО, ПАО, PT, AB, Công ty TNHH. */
const LEADING_FORMS: ReadonlySet<string> = new Set(
  'the ooo ооо оао зао пао ао pt ab congtytnhh congtycophan 株 有 주 유'.split(' '),
);

/** The same where words are not set apart: behind the name in Chinese, on either side in Japanese and Korean. Longer ones first. */
const CJK_FORMS =
  /(股份有限公司|有限责任公司|有限責任公司|有限公司|股份公司|公司|律师事务所|律師事務所|法律事务所|律所|特许事务所|特許事務所|株式会社|有限会社|合同会社|주식회사|유한회사)$/u;
const LEADING_CJK_FORMS = /^(株式会社|有限会社|合同会社|주식회사|유한회사)/u;

/** The most words that one legal form is written in: `s a de c v`, `công ty cổ phần`. */
const WORDS_OF_A_FORM = 5;

/** A name as it is compared. Two that differ only in case, width, accents, punctuation or legal form are the same; never empty for a name. */
export function comparableName(name: string): string {
  const words = wordsOf(name);
  return withoutCjkForms(withoutForms(words).join(''));
}

/** Whether two names are one. What says nothing (only spaces and signs) is nobody's name. */
export function isSameName(one: string, other: string): boolean {
  const comparable = comparableName(one);
  return comparable !== '' && comparable === comparableName(other);
}

/** Words in lower case: compatibility forms folded (NFKC), accents off Latin letters, dots and apostrophes gone, other signs as spaces. */
function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .replaceAll('đ', 'd')
    .replaceAll('ø', 'o')
    .replace(/[&+]/g, ' and ')
    .replace(/[.'’‘`´]/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

function withoutForms(words: readonly string[]): readonly string[] {
  let [rest, before] = [words, -1];
  while (rest.length !== before) {
    before = rest.length;
    rest = withoutTrailing(withoutLeading(rest));
  }
  return rest;
}

function withoutLeading(words: readonly string[]): readonly string[] {
  const length = lengthOfForm((count) => LEADING_FORMS.has(words.slice(0, count).join('')), words.length - 1);
  return words.slice(length);
}

function withoutTrailing(words: readonly string[]): readonly string[] {
  if (words.length > 1 && words.at(-1) === 'and') return words.slice(0, -1);
  const length = lengthOfForm((count) => LEGAL_FORMS.has(words.slice(-count).join('')), words.length - 1);
  return words.slice(0, words.length - length);
}

/** How many words the longest legal form takes, 0 for none. At least one word of the name is left. */
function lengthOfForm(isForm: (count: number) => boolean, most: number): number {
  for (let count = Math.min(WORDS_OF_A_FORM, most); count > 0; count -= 1) if (isForm(count)) return count;
  return 0;
}

function withoutCjkForms(name: string): string {
  const left = name.replace(LEADING_CJK_FORMS, '').replace(CJK_FORMS, '');
  return left === '' ? name : left;
}
