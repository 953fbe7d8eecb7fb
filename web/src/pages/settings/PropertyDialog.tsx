import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { ConflictNote, textLine } from '../../parts/ConflictNote';
import { isConflict } from '../../parts/conflict';
import { PROPERTY_TYPES, usePropertyTypeWords } from '../../parts/property-types';
import { useConflict } from '../../parts/use-conflict';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';
import type { Property } from './PropertiesPage';

const CreatePropertyDocument = graphql(`
  mutation CreateProperty($input: ContactPropertyCreateInput!) {
    contactPropertyCreate(input: $input) {
      contactProperty {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const ChangePropertyDocument = graphql(`
  mutation ChangeProperty($input: ContactPropertyChangeInput!) {
    contactPropertyChange(input: $input) {
      contactProperty {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** "Plan tier" makes "plan_tier", until the person writes a key of their own. */
function keyFor(label: string): string {
  return label
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}

interface PropertyDialogProps {
  /** Null to create one. */
  property: Property | null;
  /** Goes on to the choices, which are changed apart. */
  onChoices: () => void;
  onClose: () => void;
}

interface PropertyValues {
  label: string;
  key: string;
  type: Property['type'];
  choices: string[];
  description: string;
}

function valuesOf(property: Property | null): PropertyValues {
  return {
    label: property?.label ?? '',
    key: property?.key ?? '',
    type: property?.type ?? 'TEXT',
    choices: property?.choices ?? [],
    description: property?.description ?? '',
  };
}

function useSaveProperty(property: Property | null) {
  const { t } = useLingui();
  const options = { quiet: true, refetch: ['Properties'], done: t`The property is saved` };
  const create = useAction(CreatePropertyDocument, options);
  const change = useAction(ChangePropertyDocument, options);
  const save = async (values: PropertyValues, expectedVersion = property?.version): Promise<boolean> => {
    const shared = { label: values.label.trim(), description: values.description.trim() || null };
    if (property) return (await change.run({ input: { id: property.id, expectedVersion, ...shared } })).ok;
    const key = values.key.trim() || keyFor(values.label);
    const { type, choices } = values;
    const chosen = hasChoices(type) ? { choices } : {};
    return (await create.run({ input: { key, type, ...shared, ...chosen } })).ok;
  };
  return { save, busy: create.busy || change.busy, refusals: (property ? change : create).refusals };
}

export function hasChoices(type: Property['type']): boolean {
  return type === 'CHOICE' || type === 'MULTI_CHOICE';
}

/** Stands for a property that is not there yet: nobody else can have changed it. */
const NEW = { version: 0 };

export function PropertyDialog({ property: latest, onChoices, onClose }: PropertyDialogProps) {
  const { t } = useLingui();
  const [property, setBase] = useState(latest);
  const typeWords = usePropertyTypeWords();
  const form = useForm<PropertyValues>({
    initialValues: valuesOf(latest),
    validate: { label: (label) => (label.trim() === '' ? t`Give the property a name` : null) },
  });
  const { save, busy, refusals } = useSaveProperty(property);
  const guard = useUnsavedGuard(form.isDirty(), onClose);
  const theirs = useConflict({
    refusals,
    base: property ?? NEW,
    latest: latest ?? NEW,
    query: 'Properties',
  });
  const send = async (values: PropertyValues, version?: number) => {
    if (await save(values, version)) guard.done();
  };
  const startFrom = (next: Property) => {
    setBase(next);
    form.setInitialValues(valuesOf(next));
    form.setValues(valuesOf(next));
  };
  const shown = ['label', 'key', 'choices'];
  const general = refusals.find(
    (refusal) => !isConflict(refusal) && !shown.includes(refusal.path.at(-1) ?? ''),
  );
  return (
    <Dialog title={property ? t`Edit ${property.label}` : t`Create property`} onClose={guard.close}>
      <form onSubmit={form.onSubmit((values) => send(values))} noValidate>
        <Stack>
          {general && <RefusalNote message={general.message} />}
          {latest && theirs && (
            <PropertyConflict
              theirs={valuesOf(latest)}
              mine={form.values}
              busy={busy}
              onTakeTheirs={() => startFrom(latest)}
              onSaveMine={() => send(form.values, latest.version)}
            />
          )}
          <TextInput
            label={t`Name`}
            data-autofocus
            {...form.getInputProps('label')}
            error={form.errors.label ?? messageFor(refusals, 'label')}
          />
          {!property && (
            <>
              <TextInput
                label={t`Key`}
                description={t`For programs and CSV columns; it cannot be changed later.`}
                placeholder={keyFor(form.values.label)}
                {...form.getInputProps('key')}
                error={messageFor(refusals, 'key')}
              />
              <Select
                label={t`Type`}
                allowDeselect={false}
                data={PROPERTY_TYPES.map((value) => ({ value, label: typeWords[value] }))}
                value={form.values.type}
                onChange={(next) =>
                  form.setFieldValue('type', PROPERTY_TYPES.find((one) => one === next) ?? 'TEXT')
                }
              />
            </>
          )}
          {property && hasChoices(property.type) && (
            <PropertyChoices choices={property.choices} disabled={form.isDirty()} onChange={onChoices} />
          )}
          {!property && hasChoices(form.values.type) && (
            <TagsInput
              label={t`Choices`}
              description={t`Type one, then Enter.`}
              acceptValueOnBlur
              {...form.getInputProps('choices')}
              error={messageFor(refusals, 'choices')}
            />
          )}
          <TextInput label={t`Description`} {...form.getInputProps('description')} />
        </Stack>
        <DialogButtons busy={busy} label={property ? t`Save` : t`Create property`} onCancel={guard.close} />
      </form>
      {guard.question}
    </Dialog>
  );
}

interface PropertyChoicesProps {
  choices: readonly string[];
  disabled: boolean;
  onChange: () => void;
}

/** Contacts and rules have them, so that they are renamed and merged apart, one at a time. */
function PropertyChoices({ choices, disabled, onChange }: PropertyChoicesProps) {
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm" fw={600}>
        <Trans>Choices</Trans>
      </Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {choices.length > 0 ? choices.join(', ') : <Trans>None yet: any text is taken.</Trans>}
      </Text>
      {disabled ? (
        <Text size="xs" c="dimmed">
          <Trans>They are changed apart, once this is saved.</Trans>
        </Text>
      ) : (
        <Button size="compact-sm" variant="default" onClick={onChange}>
          <Trans>Change the choices</Trans>
        </Button>
      )}
    </Stack>
  );
}

interface PropertyConflictProps {
  theirs: PropertyValues;
  mine: PropertyValues;
  busy: boolean;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}

function PropertyConflict({ theirs, mine, ...rest }: PropertyConflictProps) {
  const { t } = useLingui();
  return (
    <ConflictNote
      lines={[
        textLine(t`Name`, theirs.label, mine.label),
        textLine(t`Description`, theirs.description, mine.description),
      ]}
      {...rest}
    />
  );
}
