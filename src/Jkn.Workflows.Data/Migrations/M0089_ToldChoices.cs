using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Where each official wants to be told outside the page.</summary>
[DbContext(typeof(AppDb)), Migration("0089_told_choices")]
public sealed class M0089_ToldChoices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            "told_choices",
            c => new
            {
                account = c.Column<string>(),
                email = c.Column<byte[]>(nullable: true),
                phone = c.Column<byte[]>(nullable: true),
                emergencies = c.Column<bool>(),
                digest = c.Column<bool>(),
                changed_at = c.Column<long>(),
            },
            constraints: t => t.PrimaryKey("pk_told_choices", c => c.account)
        );
}
