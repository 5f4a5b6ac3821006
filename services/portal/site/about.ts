/** What the server says of the deployment, in the page itself. */
interface About {
  readonly operator: string | null;
  readonly contact: string | null;
  readonly icp: string | null;
  readonly police: string | null;
  /** The number of the approved map (审图号); null where there is no map. */
  readonly mapApproval: string | null;
  readonly mailbox: boolean;
  /** The data is fictitious. */
  readonly demonstration: boolean;
}

const SAYS_NOTHING: About = {
  ...{ operator: null, contact: null, icp: null, police: null, mapApproval: null },
  ...{ mailbox: false, demonstration: false },
};

function contentOf(selector: string): string {
  return document.querySelector<HTMLMetaElement>(selector)?.content ?? '';
}

export function readAbout(): About {
  const said = contentOf('meta[name="about"]');
  return said.startsWith('{') ? { ...SAYS_NOTHING, ...JSON.parse(said) } : SAYS_NOTHING;
}

/** Whether the page was asked for with a session. Whose it is, and whether it still holds, the gateway says when it is asked. */
export function cameSignedIn(): boolean {
  return contentOf('meta[name="signed-in"]') === 'yes';
}

/** What styles that scripts make have to bear, or the page's policy refuses them. Browsers hide the attribute, not the property. */
export function readNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
}
