import 'i18next';
import type { admin } from './admin.zh.ts';
import type { running } from './admin-running.zh.ts';
import type { calls } from './calls.zh.ts';
import type { claims } from './claims.zh.ts';
import type { editor } from './editor.zh.ts';
import type { enterprise } from './enterprise.zh.ts';
import type { expert } from './expert.zh.ts';
import type { exposure } from './exposure.zh.ts';
import type { figures } from './figures.zh.ts';
import type { map } from './map.zh.ts';
import type { materials } from './materials.zh.ts';
import type { outcomes } from './outcomes.zh.ts';
import type { register } from './register.zh.ts';
import type { zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: typeof zh &
        typeof enterprise &
        typeof materials & {
          readonly admin: typeof admin & typeof running;
          readonly calls: typeof calls;
          readonly claims: typeof claims;
          readonly editor: typeof editor;
          readonly expert: typeof expert;
          readonly exposure: typeof exposure;
          readonly figures: typeof figures;
          readonly map: typeof map;
          readonly outcomes: typeof outcomes;
          readonly register: typeof register;
        };
    };
    returnNull: false;
  }
}
