/** A duty that the reader holds, at a centre or of the platform. */
export interface HeldDuty {
  readonly duty: string;
  readonly centre: { readonly id: string; readonly kind: string } | null;
}

/** Whether a duty is held for a centre; the national centre's is held for every one. What pages show goes by this, what may be done does not. */
export function holds(duties: readonly HeldDuty[], duty: string, centreId: string): boolean {
  return duties.some(
    (held) => held.duty === duty && held.centre && (held.centre.id === centreId || held.centre.kind === 'national'),
  );
}

/** Whether somebody works at any centre. */
export function isStaff(duties: readonly HeldDuty[]): boolean {
  return duties.some(({ centre }) => centre !== null);
}

/** Whether somebody is an active expert of the pool. */
export function isExpert(duties: readonly { readonly duty: string }[]): boolean {
  return duties.some(({ duty }) => duty === 'expert');
}
