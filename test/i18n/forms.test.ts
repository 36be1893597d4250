import { describe, expect, it } from 'vitest';
import { contributionForm } from '../../src/board/view/form.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import { locales, type Locale } from '../../src/kernel/text.ts';
import { saysMore } from '../../src/kernel/view/says-more.ts';
import { fileURLToPath } from 'node:url';
import { createTranslator } from '../../src/i18n/translator.ts';
import { boardsOf } from '../../src/template/domain/lookup.ts';
import { loadTemplates } from '../../src/template/files/read-templates.ts';
import { catalogues } from '../support/messages.ts';

/** A key that says what stands below or in the field of another: `form.plan.whenHelp`. */
const below = /^(?<field>form\..*?)\.?(?:[Hh]elp|[Pp]laceholder)$/u;

/** In a form of one field, `form.word.help` stands below `form.word.label`. */
const labelsOf = (field: string) => [field, `${field}.label`, `${field}.to`, `${field}.answer`];

describe('a form says nothing twice', () => {
  it.each(locales)('in its label, its help and its placeholder, in %s', (locale: Locale) => {
    const texts = catalogues[locale];
    const twice = Object.entries(texts).filter(([key, text]) => {
      const field = below.exec(key)?.groups?.['field'] ?? '';
      const help = key.endsWith('Placeholder') ? [texts[`${field}Help`] ?? ''] : [];
      const above = [...labelsOf(field).map((each) => texts[each] ?? ''), ...help].join(' ');
      return field !== '' && above.trim() !== '' && !saysMore(text, above);
    });
    expect(twice).toEqual([]);
  });

  it.each(locales)('in the boards of the workshops that come with it, in %s', (locale) => {
    const t = createTranslator(locale, catalogues[locale]);
    const loaded = loadTemplates([fileURLToPath(new URL('../../src/templates', import.meta.url))]);
    const forms = (loaded.ok ? loaded.value : []).flatMap((template) =>
      boardsOf(template).flatMap(({ board }) =>
        board.forms.map((form) => {
          const action = { workshop: 'w', board: board.id, form: form.id };
          return contributionForm(board, form, boardActions.contributeSend.ref(action), t);
        }),
      ),
    );
    const fields = forms.flatMap((form) => form.fields);
    expect(fields.length).toBeGreaterThan(40);
    const twice = fields.filter((field) => {
      const help = field.help ?? '';
      const placeholder = 'placeholder' in field ? (field.placeholder ?? '') : '';
      return (
        (help !== '' && !saysMore(help, field.label)) ||
        (placeholder !== '' && !saysMore(placeholder, `${field.label} ${help}`))
      );
    });
    expect(twice).toEqual([]);
  });
});
