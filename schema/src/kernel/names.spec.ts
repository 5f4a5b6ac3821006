import { describe, expect, it } from 'vitest';
import { comparableName, isSameName } from './names.ts';

describe('names of one body', () => {
  it.each([
    ['Northwind Inc.', 'NORTHWIND, INC'],
    ['Northwind Incorporated', 'Northwind  Corp.'],
    ['The Northwind Company, Limited', 'Northwind Co., Ltd.'],
    ['Northwind L.L.C.', 'Northwind LLC'],
    ['Smith & Jones LLP', 'Smith and Jones, L.L.P.'],
    ['Levi’s Example Co', "LEVI'S EXAMPLE"],
    ['Beispiel G.m.b.H. & Co. KG', 'Beispiel GmbH'],
    ['Müller Patentanwälte PartG mbB', 'Muller Patentanwalte'],
    ['Straße AG', 'Strasse'],
    ['Exemple S. à r.l.', 'EXEMPLE SARL'],
    ['Esempio S.p.A.', 'esempio'],
    ['Ejemplo, S.A. de C.V.', 'Ejemplo'],
    ['Przykład Sp. z o.o.', 'PRZYKŁAD'],
    ['ООО «Пример»', 'пример'],
    ['PT Contoh Tbk', 'Contoh TBK'],
    ['Công ty TNHH Ví Dụ', 'VI DU'],
    ['Example (Shenzhen) Pte. Ltd.', 'EXAMPLE(SHENZHEN)'],
    ['Ｎｏｒｔｈｗｉｎｄ　Ｉｎｃ．', 'Northwind'],
    ['深圳示例机器人有限公司', '深圳示例机器人'],
    ['深圳示例机器人股份有限公司', '深圳示例机器人有限责任公司'],
    ['示例童车（深圳）有限公司', '示例童车(深圳)有限公司'],
    ['示例童车 (深圳) 有限公司', '示例童车(深圳)'],
    ['北京示例律师事务所', '北京示例律所'],
    ['臺北示例律師事務所', '臺北示例'],
    ['株式会社サンプル', 'サンプル株式会社'],
    ['㈱サンプル', 'サンプル'],
    ['주식회사 예시', '예시'],
    ['예시㈜', '(주)예시'],
  ])('%s and %s', (one, other) => {
    expect(comparableName(one)).toBe(comparableName(other));
    expect(isSameName(one, other)).toBe(true);
  });
});

describe('names of different bodies', () => {
  it.each([
    ['Northwind Inc.', 'Northwind Holdings Inc.'],
    ['Northwind Inc.', 'Northwind Group Inc.'],
    ['Northwind', 'Northwinds'],
    ['Example (Shenzhen) Ltd.', 'Example (Ningbo) Ltd.'],
    ['示例集团有限公司', '示例有限公司'],
    ['深圳示例有限公司', '宁波示例有限公司'],
    ['示例童车(深圳)有限公司', '示例童车(宁波)有限公司'],
    ['ガラス株式会社', 'カラス株式会社'],
    ['Smith & Jones LLP', 'Smith LLP'],
  ])('%s and %s', (one, other) => {
    expect(isSameName(one, other)).toBe(false);
  });
});

describe('a name that is hardly one', () => {
  it('keeps a legal form that is all it has', () => {
    expect(comparableName('Limited')).toBe('limited');
    expect(comparableName('The Limited')).toBe('limited');
    expect(comparableName('有限公司')).toBe('有限公司');
    expect(comparableName('Co. & Co.')).toBe('co');
  });

  it('that is only signs is nobody’s', () => {
    expect(comparableName(' -—()· ')).toBe('');
    expect(isSameName(' - ', '()')).toBe(false);
  });
});
