import type { Decider } from '@sinan/aggregate';
import { type Id, Refusal, type TokenScope } from '@sinan/schema';

/** What a program may do with a token, and until when. `label` is what its issuer wrote. `expiresAt` is an instant. */
export interface Issue {
  readonly label: string;
  readonly scope: TokenScope;
  /** The CloudEvents sources of its partners: of scope `intake`, and of no other. */
  readonly sources: readonly string[];
  readonly issuedBy: Id<'person'>;
  readonly issuedAt: string;
  /** Null for those that the first release issued: until they are revoked. */
  readonly expiresAt: string | null;
}
export type TokenEvent =
  | ({ readonly type: 'TokenIssued'; readonly personal: { readonly label: string } } & Omit<Issue, 'label'>)
  | { readonly type: 'TokenRevoked' };
export type TokenState =
  | { readonly status: 'none' }
  | ({ readonly status: 'issued' } & Issue)
  | ({ readonly status: 'revoked' } & Issue);
export type TokenCommand = ({ readonly type: 'Issue' } & Issue) | { readonly type: 'Revoke' };

/** A service token (服务令牌): by which a program proves what it may do. The token itself is derived of its id, and stands nowhere. */
export const tokenDecider: Decider<TokenState, TokenCommand, TokenEvent> = {
  name: 'token',
  version: 1,
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Issue': {
        const { type: _, label, ...issue } = command;
        if (state.status !== 'none') throw new Refusal('ALREADY_EXISTS');
        return [{ type: 'TokenIssued', personal: { label }, ...issue }];
      }
      case 'Revoke':
        if (state.status === 'none') throw new Refusal('NOT_FOUND');
        return state.status === 'revoked' ? [] : [{ type: 'TokenRevoked' }];
      default:
        return command satisfies never;
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'TokenIssued': {
        const { type: _, personal, ...issue } = event;
        return { status: 'issued', label: personal.label, ...issue };
      }
      case 'TokenRevoked':
        return state.status === 'none' ? state : { ...state, status: 'revoked' };
      default:
        return event satisfies never;
    }
  },
};
