using System.Globalization;
using ApplyBot.Knowledge;

namespace ApplyBot.Answering;

/// <summary>Words statements in both languages out of wording/.</summary>
internal sealed class Voice(KnowledgeBase knowledge)
{
    public LocalText Say(string key, params object?[] values) => new(
        knowledge.Wording.Say(Languages.Chinese, key, [.. values.Select(v => Local(v, Languages.Chinese))]),
        knowledge.Wording.Say(Languages.English, key, [.. values.Select(v => Local(v, Languages.English))]));

    public Statement State(string key, params object?[] values) => new(Say(key, values), null,
        [.. values.SelectMany(v => Figures.Stated(Local(v, Languages.Chinese)?.ToString() ?? "").Concat(Figures.Stated(Local(v, Languages.English)?.ToString() ?? "")))]);

    public static LocalText Name(Notice notice) => notice.Short;

    /// <summary>A date as each language writes it, time of day included where there is one.</summary>
    public static LocalText Date(LocalMoment at) => new(
        $"{at.Date.Year}年{at.Date.Month}月{at.Date.Day}日" + (at.Time is { } t ? t.ToString("HH:mm", CultureInfo.InvariantCulture) : ""),
        (at.Time is { } u ? u.ToString("HH:mm", CultureInfo.InvariantCulture) + " on " : "") + at.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));

    public LocalText Label(FactKind kind) => knowledge.Vocabulary.Kinds.FirstOrDefault(k => k.Kind == kind)?.Label ?? new LocalText("", "");

    private static object? Local(object? value, string language) => value switch
    {
        LocalText text => text.In(language),
        LocalMoment at => Date(at).In(language),
        Notice notice => notice.Short.In(language),
        _ => value,
    };
}
