import { describe, expect, it } from 'vitest';
import { problemsAt } from '../../frame/problems.ts';
import { inputOf, lacksOf, newQuestion } from './wish.ts';

const words = { noQuestion: 'a question', noName: 'a name', noReach: 'a way to be reached' };
const question = { ...newQuestion('li@example.cn'), question: '收到警告函，怎么办？', name: '示例联系人' };

describe('a question', () => {
  it('can be sent when it says what, who, and one way to be reached', () => {
    expect(lacksOf(question, words)).toEqual({});
    expect(lacksOf({ ...question, email: '', phone: '0755-0000000' }, words)).toEqual({});
  });

  it('is told all that it lacks at once', () => {
    expect(lacksOf({ ...newQuestion(''), question: '  ' }, words)).toEqual({
      question: 'a question',
      'contact-name': 'a name',
      'contact-phone': 'a way to be reached',
    });
  });

  it('says nothing of what is not known', () => {
    expect(inputOf(question)).toEqual({
      question: question.question,
      country: null,
      contact: { name: '示例联系人', phone: null, email: 'li@example.cn' },
    });
  });
});

describe('what the platform finds wrong', () => {
  it('is said at the field of its path, one thing a field', () => {
    const problems = [
      { path: 'contact.email', message: 'no address' },
      { path: 'contact.email', message: 'too long' },
      { path: 'form.rights.0.number', message: 'too long' },
    ];
    expect(problemsAt(problems)).toEqual({ 'contact-email': 'no address', 'rights-0-number': 'too long' });
  });
});
