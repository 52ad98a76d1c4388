using ApplyBot.Applications;

namespace ApplyBot.Exporting;

/// <summary>A filled form as a file.</summary>
/// <param name="Name">Name of the file, safe on every system; at most 80 characters.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Bytes">What it holds; the same for the same values.</param>
/// <param name="IsDraft">Whether errors are left, so that it says of itself that it is a draft.</param>
/// <param name="Problems">Everything that was wrong with the values.</param>
public sealed record ExportedFile(string Name, string ContentType, byte[] Bytes, bool IsDraft, IReadOnlyList<FormProblem> Problems);
