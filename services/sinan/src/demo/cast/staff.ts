import { CENTRES, type Centre, type Duty } from '@sinan/schema';

/** Who works at a centre, or for the platform: an address, and the duties that go with it. */
export interface Colleague {
  readonly email: string;
  readonly duties: readonly Duty[];
  readonly centre: Centre | null;
}

/** Where a centre's casework is done, and by whom. */
export interface Office {
  readonly centre: Centre;
  readonly intake: string;
  readonly officer: string;
  /** Reviews and signs: somebody else than who writes. */
  readonly head: string;
  /** Manages the pool of experts, the archives and the seal. */
  readonly archivist: string;
}

const HOSTS: readonly (readonly [name: string, host: string])[] = [
  ['National', 'national'],
  ['Guangdong', 'guangdong'],
  ['Shenzhen', 'shenzhen'],
  ['Zhejiang', 'zhejiang'],
  ['Hangzhou', 'hangzhou'],
  ['Ningbo', 'ningbo'],
  ['Jiangsu', 'jiangsu'],
  ['Beijing', 'beijing'],
  ['Software', 'software'],
  ['United States', 'station-us'],
  ['Germany', 'station-de'],
];
/** Of the larger ones everybody has one duty; in the others two people share them. */
const LARGE: readonly string[] = ['national', 'shenzhen', 'ningbo', 'hangzhou'];

function hostOf(centre: Centre): string {
  const found = HOSTS.find(([name]) => centre.name.en.includes(name));
  if (found === undefined) throw new Error(`nobody works at ${centre.name.en}`);
  return found[1];
}

function officeOf(centre: Centre): Office {
  const at = hostOf(centre);
  const who = (role: string) => `${role}@${at}.example`;
  if (LARGE.includes(at))
    return { centre, intake: who('intake'), officer: who('officer'), head: who('head'), archivist: who('archive') };
  return { centre, intake: who('desk'), officer: who('desk'), head: who('head'), archivist: who('head') };
}

/** Every centre and station that there is. */
const OFFICES: readonly Office[] = CENTRES.map(officeOf);

export function officeAt(centreId: string): Office {
  const found = OFFICES.find(({ centre }) => centre.id === centreId);
  if (found === undefined) throw new Error(`there is no centre ${centreId}`);
  return found;
}

/** The office whose addresses end so. */
export function officeCalled(host: string): Office {
  const found = OFFICES.find(({ intake }) => intake.endsWith(`@${host}.example`));
  if (found === undefined) throw new Error(`there is no office ${host}`);
  return found;
}

function staffOf({ centre, intake, officer, head, archivist }: Office): readonly Colleague[] {
  const roles: readonly (readonly [string, readonly Duty[]])[] = [
    [intake, ['intake']],
    [officer, ['officer']],
    [head, ['reviewer', 'signatory']],
    [archivist, ['experts', 'archivist', 'seal']],
    ...(centre.kind === 'station' ? [[`liaison${head.slice('head'.length)}`, ['liaison']] as const] : []),
    ...(hostOf(centre) === 'shenzhen' ? BESIDE_CASEWORK : []),
  ];
  return roles.map(([email, duties]) => ({ email, duties, centre }));
}

/** Duties that open no case. */
const BESIDE_CASEWORK = [
  ['monitor@shenzhen.example', ['monitor']],
  ['training@shenzhen.example', ['training']],
  ['statistics@shenzhen.example', ['statistics']],
] as const;

/** Whose duties are the platform's. The first administrator is the one of the settings. */
export const DESK = {
  editor: 'editor@desk.example',
  second: 'second-editor@desk.example',
  proofreader: 'proofreader@desk.example',
  chief: 'chief@desk.example',
  supervisor: 'supervisor@desk.example',
  operator: 'operator@desk.example',
  security: 'security@desk.example',
  auditor: 'auditor@desk.example',
} as const;

const PLATFORM: readonly Colleague[] = [
  { email: DESK.editor, duties: ['editor'], centre: null },
  { email: DESK.second, duties: ['editor', 'chief'], centre: null },
  { email: DESK.proofreader, duties: ['proofreader'], centre: null },
  { email: DESK.chief, duties: ['chief'], centre: null },
  { email: DESK.supervisor, duties: ['supervisor'], centre: null },
  { email: DESK.operator, duties: ['operator'], centre: null },
];

/** Everybody to whom the security administrator gives duties. */
export const STAFF: readonly Colleague[] = [...OFFICES.flatMap(staffOf), ...PLATFORM];
