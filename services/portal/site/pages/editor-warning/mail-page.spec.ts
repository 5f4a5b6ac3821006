import { describe, expect, it } from 'vitest';
import { mailPage } from './mail-page.ts';

describe('a mail as a page within the page', () => {
  const mail = (body: string) => `<html><head><title>$& t</title></head><body style="margin:0">${body}</body></html>`;

  it('is styled as in its own words, by rules that the policy of the page lets through', () => {
    expect(mailPage(mail('<p style="color:#595959;font-size:14px">x</p>'), 'abc')).toBe(
      '<html><head><title>$& t</title><base target="_blank"><style nonce="abc">.s0{margin:0}\n.s1{color:#595959;font-size:14px}</style></head>' +
        '<body class="s0"><p class="s1">x</p></body></html>',
    );
  });

  it('keeps the rules and the classes that the mail has itself', () => {
    const html = mailPage(
      '<html><head><style type="text/css">.a{x:y}</style></head><p class="a" style="x:z">x</p></html>',
      'abc',
    );
    expect(html).toContain('<style nonce="abc" type="text/css">.a{x:y}</style>');
    expect(html).toContain('<p class="s0 a">x</p>');
  });

  it('leaves what was written alone, whatever it looks like', () => {
    const written = 'a style&#x3D;&quot;color:red&quot; </style>';
    expect(mailPage(mail(`<p>${written}</p>`), 'abc')).toContain(`<p>${written}</p>`);
  });
});
