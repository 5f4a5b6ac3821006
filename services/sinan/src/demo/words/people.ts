/** How the first member of an enterprise was confirmed, where no papers were uploaded. */
export const CASEWORK_NOTE = {
  zh: '已现场核验营业执照和授权委托书原件。',
  en: 'Licence and letter of authority were checked on paper.',
} as const;
