import { describe, expect, it } from 'vitest';
import { safeFileName } from './name.ts';

describe('a name', () => {
  it.each([
    ['起诉状.pdf', '起诉状.pdf'],
    ['Complaint of 2 March.PDF', 'Complaint of 2 March.PDF'],
    ['scan', 'scan.pdf'],
    ['paper.docx', 'paper.docx.pdf'],
    ['paper.pdf.exe', 'paper.pdf.exe.pdf'],
    ['paper.exe.pdf', 'paper.exe.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\li\\起诉状.pdf', '起诉状.pdf'],
    ['a/b\\c/', 'file.pdf'],
    ['', 'file.pdf'],
    ['..', 'file.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
    ['a\0.pdf', 'a.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe.pdf'],
    ['zero\u200bwidth\ufeff.pdf', 'zerowidth.pdf'],
    ['half\ud800.pdf', 'half.pdf'],
    ['a"b<c>|d?*.pdf', 'a_b_c__d__.pdf'],
    ['  spaces\t and  tabs .pdf ', 'spaces and tabs.pdf'],
    ['trailing dots...', 'trailing dots.pdf'],
    ['CON', '_CON.pdf'],
    ['nul.pdf', '_nul.pdf'],
    ['console.pdf', 'console.pdf'],
    ['e\u0301.pdf', '\u00e9.pdf'],
    ['%2e%2e%2f', '%2e%2e%2f.pdf'],
  ])('%j is kept as %j', (given, kept) => expect(safeFileName(given, 'application/pdf')).toBe(kept));

  it('has any of the endings of its type, and the first one when it has none', () => {
    expect(safeFileName('photo.JPEG', 'image/jpeg')).toBe('photo.JPEG');
    expect(safeFileName('photo.png', 'image/jpeg')).toBe('photo.png.jpg');
    expect(safeFileName('合同.wps', 'application/msword')).toBe('合同.wps');
  });

  it('has at most 200 characters, its ending among them', () => {
    const kept = safeFileName(`${'长'.repeat(300)}.pdf`, 'application/pdf');
    expect([...kept]).toHaveLength(200);
    expect(kept).toMatch(/^长+\.pdf$/);
    expect([...safeFileName('😀'.repeat(300), 'application/pdf')]).toHaveLength(200);
  });
});
