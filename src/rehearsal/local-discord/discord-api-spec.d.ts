// The package's zod build has no types. Each schema used here is declared with the type it yields,
// which the schema itself checks at run time.
declare module 'discord-api-spec/zod' {
  import type { ZodMiniType } from 'zod/mini';

  export interface Component {
    type: number;
    id?: number | null;
    custom_id?: string | null;
    label?: string | null;
    description?: string | null;
    content?: string;
    style?: number;
    url?: string | null;
    disabled?: boolean | null;
    required?: boolean | null;
    value?: string | null;
    placeholder?: string | null;
    default?: boolean | null;
    min_length?: number | null;
    max_length?: number | null;
    min_values?: number | null;
    max_values?: number | null;
    emoji?: { id?: string | null; name?: string | null } | null;
    options?: ComponentOption[] | null;
    default_values?: { id: string; type: string }[] | null;
    components?: Component[];
    component?: Component;
    accessory?: Component;
    items?: { media: Media; description?: string | null }[];
    media?: Media;
    file?: Media;
  }
  export interface ComponentOption {
    label: string;
    value: string;
    description?: string | null;
    default?: boolean | null;
  }
  export interface Media {
    url: string;
  }
  export interface AllowedMentions {
    parse?: (string | null)[] | null;
    users?: (string | null)[] | null;
    roles?: (string | null)[] | null;
  }
  export interface Embed {
    title?: string | null;
    description?: string | null;
    fields?: { name: string; value: string }[] | null;
    footer?: { text?: string | null } | null;
    author?: { name?: string | null } | null;
    image?: Partial<Media> | null;
    thumbnail?: Partial<Media> | null;
  }
  export interface MessageBody {
    content?: string | null;
    embeds?: Embed[] | null;
    components?: Component[] | null;
    allowed_mentions?: AllowedMentions | null;
    attachments?: { id: string; filename?: string | null; description?: string | null }[] | null;
    flags?: number | null;
    nonce?: string | number | null;
    enforce_nonce?: boolean | null;
    message_reference?: { message_id: string } | null;
    poll?: unknown;
    sticker_ids?: string[] | null;
  }
  export interface ModalBody {
    custom_id: string;
    title: string;
    components: Component[];
  }
  export interface CommandChoice {
    name: string;
    value: string | number;
    name_localizations?: Record<string, string> | null;
  }
  export interface CommandOption {
    type: number;
    name: string;
    description: string;
    name_localizations?: Record<string, string> | null;
    description_localizations?: Record<string, string> | null;
    required?: boolean | null;
    autocomplete?: boolean | null;
    choices?: CommandChoice[] | null;
    options?: CommandOption[] | null;
    min_value?: number | null;
    max_value?: number | null;
    min_length?: number | null;
    max_length?: number | null;
  }
  export interface CommandBody {
    type?: number | null;
    name: string;
    description?: string | null;
    name_localizations?: Record<string, string> | null;
    description_localizations?: Record<string, string> | null;
    default_member_permissions?: string | number | null;
    options?: CommandOption[] | null;
    contexts?: number[] | null;
    integration_types?: number[] | null;
  }
  export interface ThreadBody {
    name: string;
    type?: number | null;
    auto_archive_duration?: number | null;
    rate_limit_per_user?: number | null;
    invitable?: boolean | null;
  }
  export interface ThreadPatch {
    name?: string | null;
    archived?: boolean | null;
    locked?: boolean | null;
    invitable?: boolean | null;
    auto_archive_duration?: number | null;
    rate_limit_per_user?: number | null;
  }
  export interface ExternalEventPatch {
    name?: string;
    description?: string | null;
    scheduled_start_time?: string;
    scheduled_end_time?: string | null;
    status?: number | null;
    entity_metadata?: { location: string };
  }
  export interface ExternalEventBody extends ExternalEventPatch {
    name: string;
    scheduled_start_time: string;
    privacy_level: number;
    entity_type: number;
    entity_metadata: { location: string };
  }
  export interface ChannelPatch {
    name?: string;
    topic?: string | null;
  }

  export const MessageCreateRequestSchema: ZodMiniType<MessageBody>;
  export const MessageEditRequestPartialSchema: ZodMiniType<MessageBody>;
  export const IncomingWebhookRequestPartialSchema: ZodMiniType<MessageBody>;
  export const IncomingWebhookUpdateRequestPartialSchema: ZodMiniType<MessageBody>;
  export const CreateMessageInteractionCallbackRequestSchema: ZodMiniType<{
    type: number;
    data?: MessageBody | null;
  }>;
  export const UpdateMessageInteractionCallbackRequestSchema: ZodMiniType<{
    type: number;
    data?: MessageBody | null;
  }>;
  export const ModalInteractionCallbackRequestDataSchema: ZodMiniType<ModalBody>;
  export const ModalInteractionCallbackRequestSchema: ZodMiniType<{
    type: number;
    data: ModalBody;
  }>;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: ZodMiniType<{
    type: number;
    data?: { choices?: (CommandChoice | null)[] | null };
  }>;
  export const ApplicationCommandUpdateRequestSchema: ZodMiniType<CommandBody>;
  export const ApplicationCommandCreateRequestSchema: ZodMiniType<CommandBody>;
  export const CreateTextThreadWithMessageRequestSchema: ZodMiniType<ThreadBody>;
  export const CreateTextThreadWithoutMessageRequestSchema: ZodMiniType<ThreadBody>;
  export const UpdateThreadRequestPartialSchema: ZodMiniType<ThreadPatch>;
  export const ExternalScheduledEventCreateRequestSchema: ZodMiniType<ExternalEventBody>;
  export const ExternalScheduledEventPatchRequestPartialSchema: ZodMiniType<ExternalEventPatch>;
  export const UpdateGuildChannelRequestPartialSchema: ZodMiniType<ChannelPatch>;
}
