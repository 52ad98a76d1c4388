using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyBot.Applications;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>A draft as it is kept. Plain data, serialisable.</summary>
internal sealed record KeptDraft
{
    public string Form { get; init; } = "";
    public int Version { get; init; }
    public int Revision { get; init; }
    public string? Nonce { get; init; }
    public DateTimeOffset Created { get; init; }
    public DateTimeOffset Edited { get; init; }
    public IReadOnlyList<KeptField> Fields { get; init; } = [];
    public IReadOnlyDictionary<string, KeptValue> Values { get; init; } = new Dictionary<string, KeptValue>();

    public ConversationReference? Reference { get; init; }
    public DateTimeOffset? Opened { get; init; }
    public DateTimeOffset? Warned { get; init; }
    public RemovedRow? Removed { get; init; }

    public static KeptDraft Of(OwnDraft own) => Of(own.Draft) with { Reference = own.Reference, Opened = own.Opened, Warned = own.Warned, Removed = own.Removed };

    public OwnDraft Read(string id, string etag) => new(Read(id), etag) { Reference = Reference, Opened = Opened, Warned = Warned, Removed = Removed };

    private static KeptDraft Of(Draft draft) => new()
    {
        Form = draft.Form, Version = draft.Version, Revision = draft.Revision, Nonce = draft.Nonce, Created = draft.Created, Edited = draft.Edited,
        Fields = [.. draft.Fields.Select(f => new KeptField(f.Id, f.Shape, f.Label.Zh, f.Label.En))],
        Values = draft.Values.ById.ToDictionary(v => v.Key, v => KeptValue.Of(v.Value)),
    };

    private Draft Read(string id) => new()
    {
        Id = id, Form = Form, Version = Version, Revision = Revision, Nonce = Nonce, Created = Created, Edited = Edited,
        Fields = [.. Fields.Select(f => new PinnedField(f.Id, f.Shape, new LocalText(f.Zh, f.En)))],
        Values = Values.Aggregate(FormValues.Empty, (values, v) => values.With(v.Key, v.Value.Read())),
    };
}

/// <summary>A field of the form as it was.</summary>
internal sealed record KeptField(string Id, string Shape, string Zh, string En);

/// <summary>A value: a text, chosen options, or rows.</summary>
internal sealed record KeptValue
{
    public string? Text { get; init; }
    public IReadOnlyList<string>? Chosen { get; init; }
    public string? Other { get; init; }
    public IReadOnlyList<Dictionary<string, string>>? Rows { get; init; }

    public static KeptValue Of(FieldValue value) => value switch
    {
        ChosenValue chosen => new KeptValue { Chosen = chosen.Ids, Other = chosen.Other },
        RowsValue rows => new KeptValue { Rows = [.. rows.Rows.Select(r => r.ToDictionary())] },
        TypedValue typed => new KeptValue { Text = typed.Text },
        _ => throw new ArgumentException($"A {value.GetType().Name} is not kept.", nameof(value)),
    };

    public FieldValue? Read() =>
        Rows is not null ? new RowsValue([.. Rows.Select(r => r.ToImmutableDictionary())])
        : Chosen is not null ? new ChosenValue([.. Chosen], Other)
        : Text is not null ? new TypedValue(Text) : null;
}

/// <summary>How drafts are kept.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(KeptDraft))]
internal sealed partial class KeptDraftJson : JsonSerializerContext;
