import { newId } from '@sinan/schema';
import { data, graphql, post } from '../acceptance/graphql.ts';
import { caseReported } from '../acceptance/partner-event.ts';
import { application, FILE } from '../acceptance/people.ts';
import type { World } from './world.ts';

/** One thing that somebody asks for, which may be asked again under the same id until it is answered. */
export interface Wish {
  readonly name: string;
  /** Resolves when the platform has said that it is done; rejects when there was no answer. */
  ask(url: string): Promise<void>;
  acknowledged: boolean;
}

const ACCEPT =
  'mutation ($input: AcceptCaseInput!, $commandId: String) { acceptCase(input: $input, commandId: $commandId) { __typename ... on Case { id } ... on Problem { code } } }';

/** The wish for a case, and the case once it is filed. */
export interface CaseWish extends Wish {
  caseId: string | null;
  /** The staff may come by another gateway. */
  ask(url: string, staffUrl?: string): Promise<void>;
}

/** A case that the enterprise files under one command id, and that staff then accepts under another. */
export function caseWish(world: World, name: string): CaseWish {
  const [fileId, acceptId] = [newId('command', Date.now()), newId('command', Date.now())];
  const wish = {
    name,
    acknowledged: false,
    caseId: null as string | null,
    async ask(url: string, staffUrl = url) {
      const filed = await data<{ fileCase: { id?: string; code?: string } }>(
        graphql(url, world.enterprise.token, FILE, {
          input: application(world.organisationId, { product: name }),
          commandId: fileId,
        }),
      );
      if (!filed.fileCase.id) throw new Error(`filing was refused: ${filed.fileCase.code}`);
      if (wish.caseId !== null && wish.caseId !== filed.fileCase.id)
        throw new Error(`${name}: one command id gave two cases`);
      wish.caseId = filed.fileCase.id;
      const accepted = await data<{ acceptCase: { id?: string; code?: string } }>(
        graphql(staffUrl, world.staff.token, ACCEPT, { input: { caseId: wish.caseId }, commandId: acceptId }),
      );
      if (!accepted.acceptCase.id) throw new Error(`accepting was refused: ${accepted.acceptCase.code}`);
    },
  };
  return wish;
}

/** A case that a partner's program sends as an event, under one event id. */
export function partnerWish(world: World, name: string): Wish {
  const body = JSON.stringify(caseReported(world.partnerSource, name, { product: name }));
  return {
    name,
    acknowledged: false,
    async ask(url) {
      const response = await post(url, '/events', body, {
        'content-type': 'application/cloudevents+json',
        authorization: `Bearer ${world.partnerToken}`,
      });
      if (response.status !== 202) throw new Error(`the event was answered with ${response.status}`);
    },
  };
}

/** Asks for all of them at once, each until it is answered or the platform is gone. Resolves when every caller has an answer or an error. */
export async function askAll<W extends Wish>(
  url: string,
  wishes: readonly W[],
  ask: (wish: W, url: string) => Promise<void> = (wish) => wish.ask(url),
): Promise<void> {
  const open = wishes.filter(({ acknowledged }) => !acknowledged);
  await Promise.allSettled(
    open.map(async (wish) => {
      await ask(wish, url);
      wish.acknowledged = true;
    }),
  );
}
