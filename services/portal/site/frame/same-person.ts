import { useEffect } from 'react';
import { useClient } from 'urql';
import { cameSignedIn } from '../about.ts';
import { ASK } from '../api/documents.ts';

/** A page is for whom it was loaded for: where somebody else has signed in meanwhile, in another tab, it begins anew once it is looked at, as theirs. */
export function useSamePerson(): void {
  const client = useClient();
  useEffect(() => {
    if (!cameSignedIn()) return undefined;
    let whose: string | null = null;
    const look = async () => {
      const { data } = await client.query(ASK.deskMe, {}, { requestPolicy: 'network-only' });
      const id = data?.me.person.id ?? null;
      if (whose !== null && id !== null && id !== whose) window.location.reload();
      whose ??= id;
    };
    const lookAgain = () => void look();
    lookAgain();
    window.addEventListener('focus', lookAgain);
    return () => window.removeEventListener('focus', lookAgain);
  }, [client]);
}
