using System.Reflection;
using System.Reflection.Emit;

namespace ApplyBot.Tests.Architecture;

/// <summary>Which types a type uses: in its shape (base, interfaces, fields, properties, parameters, returns) and in the bodies of its methods.</summary>
internal static class TypeUses
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    /// <summary>Types that <paramref name="type"/> uses, arguments of generic types and elements of arrays among them.</summary>
    public static IEnumerable<Type> Of(Type type) => Shape(type).Concat(Methods(type).SelectMany(Body)).SelectMany(Parts).Distinct();

    private static IEnumerable<Type?> Shape(Type type) =>
    [
        type.BaseType, .. type.GetInterfaces(),
        .. type.GetFields(Own).Select(f => f.FieldType), .. type.GetProperties(Own).Select(p => p.PropertyType),
        .. Methods(type).SelectMany(m => m.GetParameters().Select(p => p.ParameterType)), .. type.GetMethods(Own).Select(m => m.ReturnType),
        .. type.GetCustomAttributesData().Select(a => a.AttributeType),
    ];

    private static IEnumerable<MethodBase> Methods(Type type) => [.. type.GetMethods(Own), .. type.GetConstructors(Own)];

    private static IEnumerable<Type?> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body) yield break;
        foreach (var local in body.LocalVariables) yield return local.LocalType;
        var il = body.GetILAsByteArray()!;
        for (var i = 0; i < il.Length;)
        {
            var code = il[i] == 0xfe ? OpCodes[(short)(0xfe00 | il[i + 1])] : OpCodes[il[i]];
            i += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(il, i), method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
                yield return member as Type ?? member!.DeclaringType;
                if (member is MethodInfo { IsGenericMethod: true } generic) foreach (var argument in generic.GetGenericArguments()) yield return argument;
            }
            i += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, i),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Parts(Type? type)
    {
        if (type is null) yield break;
        if (type.HasElementType) { foreach (var part in Parts(type.GetElementType())) yield return part; yield break; }
        yield return type;
        foreach (var argument in type.GetGenericArguments().Where(a => a != type)) foreach (var part in Parts(argument)) yield return part;
    }
}
