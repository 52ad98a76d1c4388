using System.Text;

namespace ApplyBot.Tests.Cli;

/// <summary>The standard streams as one command has them, while others run beside it: each flow of execution that begins one has its own.</summary>
internal sealed class CapturedConsole : IDisposable
{
    private static readonly AsyncLocal<CapturedConsole?> Current = new();
    private readonly StringWriter _output = new(), _error = new();
    private readonly StringReader _input;

    static CapturedConsole()
    {
        Console.SetOut(new Writer(Console.Out, own => own._output));
        Console.SetError(new Writer(Console.Error, own => own._error));
        Console.SetIn(new Reader(Console.In));
    }

    private CapturedConsole(string input) => _input = new StringReader(input);

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public static CapturedConsole Begin(string input) => Current.Value = new CapturedConsole(input);

    public void Dispose() => Current.Value = null;

    private sealed class Writer(TextWriter others, Func<CapturedConsole, StringWriter> own) : TextWriter
    {
        private TextWriter To => Current.Value is { } current ? own(current) : others;

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => To.Write(value);

        public override void Write(string? value) => To.Write(value);

        public override void Write(char[] buffer, int index, int count) => To.Write(buffer, index, count);

        public override void Flush() => To.Flush();
    }

    private sealed class Reader(TextReader others) : TextReader
    {
        private TextReader From => Current.Value?._input ?? others;

        public override int Peek() => From.Peek();

        public override int Read() => From.Read();
    }
}
