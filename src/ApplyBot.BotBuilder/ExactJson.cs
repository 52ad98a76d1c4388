using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace ApplyBot.BotBuilder;

/// <summary>JSON from one library's trees to the other's and back, with nothing lost: a text that looks like a date stays a text, and a number keeps all its digits.</summary>
internal static class ExactJson
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        MaxDepth = 128,
    };

    /// <summary>The tree as the SDK's components read it.</summary>
    public static JToken Tree(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Object(element),
        JsonValueKind.Array => new JArray(element.EnumerateArray().Select(Tree)),
        JsonValueKind.String => new JValue(element.GetString()),
        JsonValueKind.Number => Number(element.GetRawText()),
        JsonValueKind.True => new JValue(true),
        JsonValueKind.False => new JValue(false),
        _ => JValue.CreateNull(),
    };

    /// <summary>The tree as it is written, letter by letter: for what nobody reads on its way out.</summary>
    public static JToken Text(JsonElement element) => new JRaw(element.GetRawText());

    /// <summary>One of the SDK's objects as ours.</summary>
    /// <exception cref="System.Text.Json.JsonException">Something in it is of another type than the protocol says.</exception>
    public static T Read<T>(object sdk, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(JsonConvert.SerializeObject(sdk, Settings), type)!;

    /// <summary>Whether the value fits a member of the SDK's type with nothing lost; then it is set.</summary>
    public static bool TrySet(object sdk, string name, JToken value)
    {
        var serializer = Newtonsoft.Json.JsonSerializer.Create(Settings);
        if (serializer.ContractResolver.ResolveContract(sdk.GetType()) is not Newtonsoft.Json.Serialization.JsonObjectContract contract
            || contract.Properties.GetProperty(name, StringComparison.Ordinal) is not { Writable: true, PropertyType: { } type, ValueProvider: { } member })
        {
            return false;
        }
        try
        {
            if (value.ToObject(type, serializer) is not { } read || !JToken.DeepEquals(JToken.FromObject(read, serializer), value))
            {
                return false;
            }
            member.SetValue(sdk, read);
            return true;
        }
        catch (Newtonsoft.Json.JsonException)
        {
            // It is carried along as it is.
            return false;
        }
    }

    private static JObject Object(JsonElement element)
    {
        var tree = new JObject();
        foreach (var member in element.EnumerateObject())
        {
            tree[member.Name] = Tree(member.Value);
        }
        return tree;
    }

    private static JValue Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && whole.ToString(CultureInfo.InvariantCulture) == text ? new JValue(whole) : new JRaw(text);
}
