/** The portal, as the gateway is handed it: files that it answers with, and nothing that runs. */
export interface Portal {
  readonly files: PortalFiles;
  readonly about: PortalAbout;
  /** The operator's approved map, as GeoJSON. None when it is left out. */
  readonly map?: PortalAsset | null;
}

/** What was built. */
export interface PortalFiles {
  /** Where `page` is the answer: patterns of routes. */
  readonly paths: readonly string[];
  /** The one HTML page, with the marks `__LANG__`, `__NONCE__`, `__ABOUT__` and `__SIGNED_IN__` for what an answer says. */
  readonly page: string;
  /** What the page loads, by name. A name holds a hash of the content, so that it never changes. */
  readonly assets: ReadonlyMap<string, PortalAsset>;
}

export interface PortalAsset {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer | null;
  readonly brotli: Buffer | null;
}

/** What the pages say of who runs this; null where the operator left it out. */
export interface PortalAbout {
  readonly operator: string | null;
  readonly contact: string | null;
  /** ICP备案号 */
  readonly icp: string | null;
  /** 公安联网备案号 */
  readonly police: string | null;
  /** The number of the approved map (审图号); null where there is no map. */
  readonly mapApproval: string | null;
  /** Whether there is a mailbox page of the built-in catcher. */
  readonly mailbox: boolean;
  /** Whether the data is fictitious, which every page then says. */
  readonly demonstration: boolean;
}
