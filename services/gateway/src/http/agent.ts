/** In this order: most programs also name those that they want to be taken for. */
const FAMILIES: readonly (readonly [family: string, mark: RegExp])[] = [
  ['WeChat', /\bMicroMessenger\//],
  ['DingTalk', /\bDingTalk\//],
  ['Edge', /\bEdgA?(iOS)?\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
  ['curl', /^curl\//],
];

/** The family of the program that a `User-Agent` (RFC 9110 §10.1.5) names, so that people know their sessions apart. Nothing else of it is kept. */
export function agentOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  return FAMILIES.find(([, mark]) => mark.test(header))?.[0];
}
