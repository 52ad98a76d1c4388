using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ApplyBot.Bot.Protocol;

/// <summary>How the protocol types are read and written: camel case, nothing for null, Chinese unescaped.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(FileConsentCard))]
[JsonSerializable(typeof(FileConsentCardResponse))]
[JsonSerializable(typeof(FileInfoCard))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(MessagingExtensionQuery))]
[JsonSerializable(typeof(MessagingExtensionResponse))]
[JsonSerializable(typeof(PagedMembersResult))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(TaskModuleRequest))]
[JsonSerializable(typeof(TaskModuleResponse))]
[JsonSerializable(typeof(TaskModuleTaskInfo))]
[JsonSerializable(typeof(ThumbnailCard))]
[JsonSerializable(typeof(TokenExchangeInvokeRequest))]
[JsonSerializable(typeof(TokenExchangeInvokeResponse))]
[JsonSerializable(typeof(TokenParameters))]
public sealed partial class ProtocolJson : JsonSerializerContext
{
    /// <summary>The one to use: <see cref="Default"/> would escape Chinese.</summary>
    public static ProtocolJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new RawJson() },
    });

    /// <summary>A JSON tree as the protocol types carry it.</summary>
    public static JsonElement Element(JsonNode node) => System.Text.Json.JsonElement.Parse(JsonSerializer.SerializeToUtf8Bytes(node, Wire.JsonNode));
}
