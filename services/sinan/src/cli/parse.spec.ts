import { describe, expect, it } from 'vitest';
import { type Command, WrongUsage } from './command.ts';
import { parse } from './parse.ts';

const word = (text: string) => ({ en: text, zh: text });
const take: Pick<Command, 'name' | 'operands' | 'options'> = {
  name: 'take',
  operands: [
    { name: word('kind'), about: word(''), needed: true, oneOf: ['apples', 'pears'] },
    { name: word('basket'), about: word(''), needed: false },
  ],
  options: {
    into: { type: 'string', value: word('folder'), about: word('') },
    all: { type: 'boolean', about: word('') },
  },
};

function fault(args: readonly string[]): string {
  try {
    parse(take, args);
  } catch (error) {
    if (error instanceof WrongUsage) return error.message;
    throw error;
  }
  return '';
}

describe('given a command with operands and options', () => {
  it('when they are given in any order, then each is found', () => {
    const { operands, flags, values } = parse(take, ['--all', 'apples', '--into', 'here', 'basket', '--lang=zh']);
    expect({ operands, flags: [...flags], values: [...values] }).toEqual({
      operands: ['apples', 'basket'],
      flags: ['all'],
      values: [
        ['into', 'here'],
        ['lang', 'zh'],
      ],
    });
  });

  it('when help is asked for, then nothing else is missing', () => {
    expect(parse(take, ['-h']).flags.has('help')).toBe(true);
  });

  it.each([
    [[], 'kind is missing.'],
    [['apple'], '“apple” is not one of apples, pears. Did you mean apples?'],
    [['apples', 'basket', 'more'], '“more” is too much here.'],
    [['apples', '--al'], 'There is no option --al. Did you mean --all?'],
    [['apples', '--constructor'], /^There is no option --constructor\./],
    [['apples', '--into'], '--into needs a value.'],
    [['apples', '--all=yes'], '--all takes no value.'],
    [['apples', '--lang', 'fr'], '--lang must be zh or en; it is “fr”.'],
  ])('when it is %j, then it says what is wrong', (args, line) => {
    expect(fault(args)).toMatch(line);
  });
});
